#!/bin/bash
# Creates the topics of topics.properties: name=partitions[,setting=value]...
set -euo pipefail
grep -v '^#' /topics.properties | while IFS='=' read -r topic rest; do
  IFS=',' read -ra parts <<<"$rest"
  configs=()
  for setting in "${parts[@]:1}"; do
    configs+=(--config "$setting")
  done
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists \
    --topic "$topic" --partitions "${parts[0]}" --replication-factor 1 "${configs[@]}" </dev/null
done
