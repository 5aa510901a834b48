package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Programs that pages about signing call, and that are none of the lab's commands. */
final class ForeignPrograms {

  private static final Set<String> INSTALLERS =
      Set.of(
          "wget", "curl", "chmod", "rpm", "dpkg", "apt", "apt-get", "dnf", "yum", "brew", "sudo");

  private ForeignPrograms() {}

  /** Answers a line of such a program; nothing when the word may be a slip of the keys. */
  static Optional<LabException> answer(List<String> words) {
    String program = words.getFirst();
    if (program.equals("syft")) {
      return Optional.of(syft(words));
    }
    return INSTALLERS.contains(program) ? Optional.of(installer(words)) : Optional.empty();
  }

  private static LabException installer(List<String> words) {
    Problem.Builder problem =
        Problem.of("there is no command " + words.getFirst())
            .found(words.getFirst())
            .exitStatus(Problem.USAGE);
    if (words.stream().anyMatch(word -> word.contains("cosign"))) {
      problem
          .expected("nothing to install: cosign is part of the lab")
          .hint("it is here already", "cosign version");
    } else {
      problem
          .expected("one of the commands that help lists")
          .hint("a program of this machine is run with !", "!" + line(words));
    }
    return problem.command("help").asException();
  }

  private static LabException syft(List<String> words) {
    Problem.Builder problem =
        Problem.of("there is no command syft: the lab makes no SBOMs yet")
            .expected("one of the commands that help lists")
            .found("syft")
            .exitStatus(Problem.USAGE);
    words.stream()
        .filter(word -> word.contains("/") && word.contains(":"))
        .findFirst()
        .ifPresent(image -> problem.hint("what is in the image", "view " + image));
    return problem
        .hint("where syft is on this machine", "!" + line(words))
        .command("help")
        .asException();
  }

  private static String line(List<String> words) {
    return Quoting.line(words.getFirst(), words.subList(1, words.size()));
  }
}
