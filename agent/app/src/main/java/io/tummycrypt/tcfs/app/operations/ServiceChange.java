package io.tummycrypt.tcfs.app.operations;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of a service.
 *
 * @param system what runs it
 * @param file what tells of it
 * @param isChanged whether the file was written or taken away; false if it was as wanted before
 * @param isAsked whether the operating system was asked to do its part
 * @param toRun what a person has to run if it was not
 * @param logs how a person sees what the agent tells
 */
public record ServiceChange(
    String system, Path file, boolean isChanged, boolean isAsked, List<String> toRun, String logs) {
  public ServiceChange {
    toRun = List.copyOf(toRun);
  }
}
