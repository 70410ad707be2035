package io.tummycrypt.tcfs.app.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs that do nothing and answer what they are told to. */
final class FakeTools implements Tools {
  final List<String> asked = new ArrayList<>();
  final Map<String, Ran> answers = new LinkedHashMap<>();
  boolean isMissing;

  /** What is answered to every command that begins like this. */
  void answer(String begin, int code, String output) {
    answers.put(begin, new Ran(code, output));
  }

  @Override
  public Optional<Ran> run(List<String> words) {
    String command = String.join(" ", words);
    asked.add(command);
    return isMissing
        ? Optional.empty()
        : Optional.of(
            answers.entrySet().stream()
                .filter(answer -> command.startsWith(answer.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(new Ran(0, "")));
  }
}
