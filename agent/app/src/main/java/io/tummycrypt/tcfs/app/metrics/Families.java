package io.tummycrypt.tcfs.app.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;

/** Metrics that are gathered one value at a time. */
final class Families {
  private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();
  private final Map<String, CounterSnapshot.Builder> counters = new LinkedHashMap<>();

  void gauge(String name, String help, double value) {
    gauge(name, help, value, Labels.EMPTY);
  }

  void gauge(String name, String help, double value, Labels labels) {
    gauges
        .computeIfAbsent(name, _ -> GaugeSnapshot.builder().name(name).help(help))
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).labels(labels).build());
  }

  void gauge(String name, String help, long value) {
    gauge(name, help, (double) value);
  }

  void gauge(String name, String help, long value, Labels labels) {
    gauge(name, help, (double) value, labels);
  }

  void counter(String name, String help, long value) {
    counter(name, help, (double) value);
  }

  void counter(String name, String help, long value, Labels labels) {
    counter(name, help, (double) value, labels);
  }

  /** The name is without {@code _total}, with which it is served. */
  void counter(String name, String help, double value) {
    counter(name, help, value, Labels.EMPTY);
  }

  void counter(String name, String help, double value, Labels labels) {
    counters
        .computeIfAbsent(name, _ -> CounterSnapshot.builder().name(name).help(help))
        .dataPoint(CounterDataPointSnapshot.builder().value(value).labels(labels).build());
  }

  MetricSnapshots all() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    gauges.values().forEach(gauge -> all.metricSnapshot(gauge.build()));
    counters.values().forEach(counter -> all.metricSnapshot(counter.build()));
    return all.build();
  }
}
