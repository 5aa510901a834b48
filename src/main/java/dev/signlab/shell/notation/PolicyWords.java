package dev.signlab.shell.notation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.notary.TrustPolicy;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code notation policy}: whose signatures count for which repositories. */
final class PolicyWords {

  private static final String FORCE = "force";

  private PolicyWords() {}

  static Command take() {
    return new NotationCommand(
        NotationCommand.words("notation policy import", "Take a trust policy over from a file")
            .flag(Flag.toggle(FORCE, "in the place of the one that is there"))
            .argument("FILE", "the policy, in JSON", Completion.FILE)
            .example("notation policy import trustpolicy.json")
            .build(),
        PolicyWords::take);
  }

  private static void take(Invocation invocation) {
    Path file = invocation.path(invocation.argument(0));
    if (!Files.isRegularFile(file)) {
      throw Problem.of("no file " + invocation.argument(0))
          .expected("a file with a trust policy")
          .found("none")
          .cause(Cause.NO_FILE)
          .command("ls")
          .asException();
    }
    byte[] text = BoundedFile.read(file);
    TrustPolicy.parse(text, invocation.argument(0));
    NotationHome home = NotationHome.of(invocation);
    requireLeave(invocation, home);
    AtomicFile.write(home.policyFile(), text);
    invocation.screen().out("Trust policy configuration imported successfully.");
  }

  private static void requireLeave(Invocation invocation, NotationHome home) {
    if (Files.exists(home.policyFile())
        && !invocation.isOn(FORCE)
        && !invocation
            .screen()
            .confirms("Existing trust policy found, do you want to overwrite it? [y/N] ")) {
      throw Problem.of("the trust policy that is there was kept")
          .expected("y as the answer, or --force, which asks no question")
          .found("no yes")
          .command("notation policy import --force " + invocation.argument(0))
          .asException();
    }
  }

  static Command show() {
    return new NotationCommand(
        NotationCommand.words("notation policy show", "Print the trust policy")
            .example("notation policy show")
            .build(),
        PolicyWords::show);
  }

  private static void show(Invocation invocation) {
    Path file = NotationHome.of(invocation).policyFile();
    if (!Files.isRegularFile(file)) {
      throw none(invocation, List.of());
    }
    String text = new String(BoundedFile.read(file), UTF_8);
    text.lines().forEach(invocation.screen()::out);
  }

  /** Returns the refusal where no policy was imported; a file to import is offered if there is. */
  static LabException none(Invocation invocation, List<Hint> first) {
    String file = "trustpolicy.json";
    Problem.Builder problem =
        Problem.of("the trust policy of notation is not present")
            .expected("a policy that says whose signatures count")
            .found("none")
            .cause(Cause.NO_FILE);
    first.forEach(problem::hint);
    return (Files.isRegularFile(invocation.path(file))
            ? problem.hint("take one over", "notation policy import " + file)
            : problem.hint("how one is taken over", "help notation policy import"))
        .asException();
  }
}
