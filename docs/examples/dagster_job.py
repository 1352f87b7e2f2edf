"""Dagster: call reportgen's schedule every day; a run that waits for figures is no failure."""

import json
import subprocess

import dagster

PROJECT = "/srv/briefings"
WAITING = 6


@dagster.op
def schedule_run(context: dagster.OpExecutionContext) -> None:
    """Say in the op's log what came of each due date; fail where a run failed."""
    command = ["reportgen", "schedule", "run", "--json", "--project", PROJECT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, WAITING):
        raise dagster.Failure(f"reportgen ended with {done.returncode}", metadata={"said": done.stderr})
    for run in json.loads(done.stdout)["runs"]:
        context.log.info(f"{run['entry']}, due {run['due']}: {run['state']}. {run['summary']}")


@dagster.job
def reportgen() -> None:
    """One call of the schedule."""
    schedule_run()


every_day = dagster.ScheduleDefinition(job=reportgen, cron_schedule="0 6 * * *")
defs = dagster.Definitions(jobs=[reportgen], schedules=[every_day])
