"""Checks of .ci/descriptors: settings that are documented, containers that are confined, references that lead somewhere."""

import pathlib
import re
import sys

import yaml

deploy = pathlib.Path("deploy")
documents = [
    (file, document)
    for file in sorted((deploy / "kubernetes").glob("*.yaml"))
    for document in yaml.safe_load_all(file.read_text())
]
compose = yaml.safe_load((deploy / "compose.yaml").read_text())
pages = "".join(page.read_text() for page in [pathlib.Path("README.md"), *pathlib.Path("docs/operations").glob("*.md")])
services = ("accounts", "segmentation", "campaigns")
names = {(document["kind"], document["metadata"]["name"]) for _, document in documents}
faults = []


def documented(name):
    """As such, or as the end of a list like `QUARKUS_DATASOURCE_JDBC_URL`, `_USERNAME`."""
    return re.search(rf"`{name}`", pages) or re.search(rf"`_{name.rsplit('_', 1)[-1]}`", pages)


def check_settings(where, settings):
    faults.extend(f"{where}: {name} is not documented" for name in settings if not documented(name))


for service in services:
    check_settings(f"compose, {service}", compose["services"][service]["environment"])
    if not compose["services"][service].get("read_only"):
        faults.append(f"compose, {service}: its file system can be written")
for file, document in documents:
    if document["kind"] == "ConfigMap":
        check_settings(file, document["data"])
    if document["kind"] != "Deployment":
        continue
    pod = document["spec"]["template"]["spec"]
    if not pod["securityContext"]["runAsNonRoot"]:
        faults.append(f"{file}: runs as root")
    if ("PodDisruptionBudget", document["metadata"]["name"]) not in names:
        faults.append(f"{file}: no PodDisruptionBudget")
    for container in pod["containers"]:
        check_settings(file, (entry["name"] for entry in container["env"]))
        faults += [f"{file}: no {probe}" for probe in ("startupProbe", "livenessProbe", "readinessProbe") if probe not in container]
        if "memory" not in container["resources"]["limits"]:
            faults.append(f"{file}: no memory limit")
        if not container["securityContext"]["readOnlyRootFilesystem"]:
            faults.append(f"{file}: its file system can be written")
        for source in container["envFrom"]:
            if ("ConfigMap", source["configMapRef"]["name"]) not in names:
                faults.append(f"{file}: no ConfigMap {source['configMapRef']['name']}")
        port = container["ports"][0]["containerPort"]
        properties = pathlib.Path(f"{container['name']}-service/src/main/resources/application.properties").read_text()
        if f"quarkus.http.port={port}" not in properties:
            faults.append(f"{file}: the service does not listen on {port}")
if len([1 for _, document in documents if document["kind"] == "Deployment"]) != len(services):
    faults.append("there is not one Deployment per service")
if faults:
    sys.exit("\n".join(faults))
print(f"descriptors: {len(documents)} manifests and the compose file as they should be")
