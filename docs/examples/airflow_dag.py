"""Apache Airflow: call reportgen's schedule every day; a run that waits for figures is shown as skipped."""

from datetime import datetime, timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

PROJECT = "/srv/briefings"

with DAG(
    "reportgen",
    schedule="0 6 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,  # reportgen catches up by itself
    max_active_runs=1,
):
    BashOperator(
        task_id="schedule_run",
        bash_command="reportgen schedule run --json --project " + PROJECT,
        skip_on_exit_code=6,  # it waits for figures or for a name
        do_xcom_push=False,  # the document has many lines; it stands in the task's log
        retries=2,
        retry_delay=timedelta(minutes=30),
    )
