package dev.signlab.image.dockerfile;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that is wrong with one Dockerfile, with the lines on which it is. */
final class Findings {

  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void add(int line, LineFault fault) {
    findings.add(Finding.of(line, fault));
  }

  void addAll(List<Finding> more) {
    findings.addAll(more);
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  void throwIfAny() {
    if (!findings.isEmpty()) {
      throw problem();
    }
  }

  /** Returns a problem of one line. */
  LabException problem(int line, LineFault fault) {
    Findings one = new Findings(file);
    one.add(line, fault);
    return one.problem();
  }

  private LabException problem() {
    List<Finding> sorted =
        findings.stream().sorted(Comparator.comparingInt(Finding::line)).distinct().toList();
    List<String> texts =
        sorted.stream().map(each -> "line " + each.line() + ": " + each.text()).toList();
    Problem.Builder problem =
        Problem.of(
                texts.size() == 1
                    ? file + " " + texts.getFirst()
                    : texts.size() + " problems in " + file)
            .expected("instructions that arrange files and say how to start them")
            .cause(Cause.MALFORMED);
    if (texts.size() > 1) {
      problem.found(texts.stream().collect(Collectors.joining("\n")));
    }
    sorted.stream().map(Finding::hint).flatMap(Optional::stream).distinct().forEach(problem::hint);
    if (sorted.stream().anyMatch(Finding::wantsDocker)) {
      problem.hint("where Docker is on this machine, let it build", "!docker build -t NAME .");
    }
    return problem.asException();
  }
}
