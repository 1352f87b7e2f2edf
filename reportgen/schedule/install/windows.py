"""A task of the Windows Task Scheduler. Untested: no Windows was at hand."""

from __future__ import annotations

import subprocess
from xml.sax.saxutils import escape

from reportgen.errors import UsageError
from reportgen.schedule.install.call import Call
from reportgen.schedule.install.plan import Plan

_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>{description}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T{hour:02}:{minute:02}:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def windows(call: Call, system: bool) -> Plan:
    """The task as a file beside the project's record, and the command that registers it."""
    if system:
        raise UsageError("--system goes with --systemd.", do="Leave it out: the task is your own.")
    program, *arguments = call.command()
    task = _TASK.format(
        description=escape(f"reportgen: the yearly run of {call.root}"),
        hour=call.hour,
        minute=call.minute,
        command=escape(program),
        arguments=escape(subprocess.list2cmdline(arguments)),
    )
    file = call.root / ".reportgen" / f"{call.name}.xml"
    create = ("schtasks", "/Create", "/TN", call.name, "/XML", str(file), "/F")
    note = "Untested: this was written after the documentation of Windows and never run there."
    return Plan({file: task}, (create,), (note,), encoding="utf-16")
