package dev.signlab.image.dockerfile;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that is wrong with one Dockerfile, with the lines on which it is. */
final class Findings {

  private static final Map<String, String> WAYS_OUT =
      Map.of(
          "RUN", "make the file on this machine and COPY it, or start FROM an image that has it",
          "HEALTHCHECK", "leave it out: it says nothing that a signature could cover",
          "ONBUILD", "write the instruction into the Dockerfile that needs it",
          "SHELL", "write CMD and ENTRYPOINT as lists: [\"/bin/sh\", \"-c\", \"…\"]",
          "VOLUME", "leave it out, and name the volume where the image is run",
          "STOPSIGNAL", "leave it out",
          "MAINTAINER", "write LABEL org.opencontainers.image.authors=… instead");

  private final String file;
  private final List<String> findings = new ArrayList<>();
  private final Set<String> hints = new LinkedHashSet<>();
  private boolean needsDocker;

  Findings(String file) {
    this.file = file;
  }

  void add(int line, String text) {
    findings.add("line " + line + ": " + text);
  }

  void add(int line, String text, String hint) {
    add(line, text);
    hints.add(hint);
  }

  /** Notes an instruction that is not built here. */
  void refuse(LogicalLine line) {
    String keyword = line.keyword();
    String wayOut = WAYS_OUT.get(keyword);
    if (wayOut == null) {
      add(line.number(), "no instruction " + keyword, "one of " + KNOWN);
      return;
    }
    needsDocker |= keyword.equals("RUN");
    add(line.number(), keyword + " is not done here: " + line.text(), wayOut);
  }

  private static final String KNOWN =
      "FROM ARG COPY ADD ENV LABEL WORKDIR USER EXPOSE ENTRYPOINT CMD";

  void throwIfAny() {
    if (!findings.isEmpty()) {
      throw problem();
    }
  }

  private LabException problem() {
    Problem.Builder problem =
        Problem.of(
                findings.size() == 1
                    ? file + " " + findings.getFirst()
                    : findings.size() + " problems in " + file)
            .expected("instructions that arrange files and say how to start them")
            .cause(Cause.MALFORMED);
    if (findings.size() > 1) {
      problem.found(findings.stream().collect(Collectors.joining("\n")));
    }
    hints.forEach(problem::hint);
    if (needsDocker) {
      problem.hint("where Docker is on this machine, let it build", "!docker build -t NAME .");
    }
    return problem.asException();
  }

  /** Reads {@code name=value} words, or one name and the rest of the line. */
  Map<String, String> pairs(LogicalLine line, String rest) {
    Map<String, String> pairs = new LinkedHashMap<>();
    List<String> words = Words.split(rest);
    if (words.size() > 1 && words.getFirst().indexOf('=') < 0) {
      pairs.put(words.getFirst(), String.join(" ", words.subList(1, words.size())));
      return pairs;
    }
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        add(line.number(), line.keyword() + " wants name=value, found " + word);
      } else {
        pairs.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    if (words.isEmpty()) {
      add(line.number(), line.keyword() + " without a name");
    }
    return pairs;
  }
}
