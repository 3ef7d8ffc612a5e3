"""The checks of .ci/observability that are more than a command."""

import csv
import json
import pathlib
import re
import socket
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

PATIENCE_SECONDS = 60


def configure(state, template, target):
    """Points the scrape config at the running suite, with a short interval; prints a free port for Prometheus."""
    ports = {part["name"]: part["port"] for part in json.load(open(state))["processes"]}
    text = open(template).read().replace("15s", "1s")
    for service, default in (("accounts", 8081), ("segmentation", 8082), ("campaigns", 8083)):
        text = text.replace(f"localhost:{default}", f"localhost:{ports[service]}")
    open(target, "w").write(text)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        print(free.getsockname()[1])


def refuse(state):
    """Sends each service a request it must refuse."""
    for part in json.load(open(state))["processes"]:
        if part["port"]:
            try:
                urllib.request.urlopen(f"http://localhost:{part['port']}/v1/dead-letters", timeout=10)
            except urllib.error.HTTPError as refused:
                if refused.code == 401:
                    continue
            sys.exit(f"{part['name']} has not refused a request without a token")


def ask(address, path, **parameters):
    url = f"{address}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)["data"]


def until_true(question):
    """Asks again until the answer is true or the patience is over; a fresh Prometheus needs a few scrapes."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            if question():
                return True
        except OSError:
            pass
        if time.monotonic() > deadline:
            return False
        time.sleep(1)


def dashboard_queries(folder):
    for panel in json.load(open(folder / "dashboard.json"))["panels"]:
        for target in panel["targets"]:
            query = target["expr"].replace("$__rate_interval", "1m").replace("$service", ".*")
            yield panel["title"], query


def alert_metrics(address):
    """Names of the metrics of each loaded alert."""
    for group in ask(address, "rules", type="alert")["groups"]:
        for rule in group["rules"]:
            yield rule["name"], sorted(set(re.findall(r"\b(?:abm|http|sql|jvm|up)\w*(?=[{\[\s)])", rule["query"])))


def documented(page):
    """Metric names of the table, as Prometheus has them: the first cell of each row."""
    return [name for line in open(page) for name in re.findall(r"^\| `([a-z_]+)`", line)]


def people(data):
    for row in csv.DictReader(open(data / "sample" / "contacts.csv")):
        yield f"{row['first_name']} {row['last_name']}"
        yield from (row[column] for column in ("email", "phone") if row[column])


def check(address, folder, page, data):
    folder, data, faults = pathlib.Path(folder), pathlib.Path(data), []
    names = set()

    def known(metric):
        names.update(ask(address, "label/__name__/values"))
        return metric in names

    asked = 0
    for title, query in dashboard_queries(folder):
        asked += 1
        if not until_true(lambda: ask(address, "query", query=query)["result"]):
            faults.append(f"dashboard, {title}: no data for {query}")
    alerts = list(alert_metrics(address))
    for alert, metrics in alerts:
        faults += [f"alert {alert}: there is no {metric}" for metric in metrics if not until_true(lambda: known(metric))]
        if not metrics:
            faults.append(f"alert {alert}: no metric of ours in it")
    metrics = documented(page)
    faults += [f"{page}: there is no {metric}" for metric in metrics if not until_true(lambda: known(metric))]
    logs = {log: log.read_text(errors="replace") for log in (data / "logs").glob("*.log")} or sys.exit("no logs found")
    named = set(people(data)) or sys.exit("no people found")
    faults += [f"{log.name} names a person of the sample company" for log, text in logs.items() if any(n in text for n in named)]
    firing = [alert["labels"]["alertname"] for alert in ask(address, "alerts")["alerts"] if alert["state"] == "firing"]
    faults += [f"alert {name} fires though all is well" for name in firing]
    if faults or not alerts or not metrics:
        sys.exit("\n".join(faults) or "nothing was checked")
    print(f"observability: {asked} queries, {len(alerts)} alerts, {len(metrics)} metrics, {len(logs)} logs as they should be")


{"configure": configure, "refuse": refuse, "check": check}[sys.argv[1]](*sys.argv[2:])
