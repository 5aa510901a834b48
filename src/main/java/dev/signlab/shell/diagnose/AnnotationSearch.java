package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Hint;
import dev.signlab.json.Json;
import dev.signlab.shell.run.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an image was signed with, where other annotations were asked for.
 *
 * @param setting what there is
 */
record AnnotationSearch(Setting setting) {

  private static final String FLAG = "annotations";

  /** Verifies without annotations, and puts those that are signed into the line. */
  Optional<Finding> of(LineWords line) {
    List<Part> asked = line.parts().stream().filter(part -> part.flag().equals(FLAG)).toList();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Trials.Trial trial = setting.trials().run(line.withoutFlag(FLAG).all());
    return trial.passed() ? Optional.of(finding(line, signed(trial.output()))) : Optional.empty();
  }

  private static Finding finding(LineWords line, Map<String, String> signed) {
    List<String> pairs = new ArrayList<>();
    signed.forEach((name, value) -> pairs.add(name + "=" + value));
    String found =
        signed.isEmpty()
            ? "it is signed without annotations"
            : "the annotations that are signed: " + String.join(", ", pairs);
    return new Finding(
        found, List.of(new Hint("with what is signed", meant(line, signed).toString())));
  }

  private static LineWords meant(LineWords line, Map<String, String> signed) {
    LineWords meant = line;
    for (Part part : line.parts().reversed()) {
      if (part.flag().equals(FLAG)) {
        Optional<String> pairs = pairs(part.value(), signed);
        meant = pairs.isPresent() ? meant.with(part, pairs.get()) : meant.without(part);
      }
    }
    return meant;
  }

  /** A pair whose name nobody signed, nor one like it, is left out. */
  private static Optional<String> pairs(String typed, Map<String, String> signed) {
    List<String> pairs = new ArrayList<>();
    for (String pair : typed.split(",", -1)) {
      String name = pair.split("[=:]", 2)[0];
      Optional.of(name)
          .filter(signed::containsKey)
          .or(() -> Spelling.nearest(name, signed.keySet()).stream().findFirst())
          .ifPresent(each -> pairs.add(each + "=" + signed.get(each)));
    }
    return pairs.isEmpty() ? Optional.empty() : Optional.of(String.join(",", pairs));
  }

  /** Reads the payloads that cosign prints. */
  private static Map<String, String> signed(String output) {
    Map<String, String> signed = new LinkedHashMap<>();
    int begin = output.indexOf('[');
    if (begin >= 0) {
      byte[] json = output.substring(begin).strip().getBytes(StandardCharsets.UTF_8);
      for (JsonNode payload : Json.parse(json, "what was verified")) {
        payload
            .path("optional")
            .properties()
            .forEach(each -> signed.put(each.getKey(), each.getValue().asString()));
      }
    }
    return signed;
  }
}
