"""Prefect: call reportgen's schedule every day; a run that waits for figures is no failure."""

import json
import subprocess

from prefect import flow, get_run_logger, task

PROJECT = "/srv/briefings"
WAITING = 6


@task(retries=2, retry_delay_seconds=1800)
def schedule_run(project: str) -> dict:
    """What `reportgen schedule run --json` prints; raises where a run failed."""
    command = ["reportgen", "schedule", "run", "--json", "--project", project]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, WAITING):
        raise RuntimeError(f"reportgen ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


@flow
def reportgen(project: str = PROJECT) -> None:
    """Say in the flow's log what came of each due date."""
    for run in schedule_run(project)["runs"]:
        get_run_logger().info("%s, due %s: %s. %s", run["entry"], run["due"], run["state"], run["summary"])


if __name__ == "__main__":
    reportgen.serve(name="every-day", cron="0 6 * * *")
