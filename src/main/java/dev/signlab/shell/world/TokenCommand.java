package dev.signlab.shell.world;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.WholeWorld.Terms;
import dev.signlab.shell.clock.Span;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.command.Screen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code world token}. */
final class TokenCommand {

  private static final String PERSON = "identity";
  private static final String WORKFLOW = "ci";
  private static final String CALLED = "calls";
  private static final String ACCOUNT = "service-account";
  private static final String WORKLOAD = "spiffe";
  private static final String USER = "user";
  private static final String PARTNER = "partner";
  private static final List<String> SUBJECTS =
      List.of(PERSON, WORKFLOW, ACCOUNT, WORKLOAD, USER, PARTNER);

  private TokenCommand() {}

  static Command command() {
    return WorldCommands.command(
        CommandSpec.of("world token", "world", "Print a token of the world's issuer, nothing else")
            .flag(Flag.text(PERSON, "EMAIL", "whom it is about"))
            .flag(Flag.text(WORKFLOW, "REPO@REF", "a job of the build service instead of a person"))
            .flag(
                Flag.text(
                    CALLED,
                    "WORKFLOW@REF",
                    "a reusable workflow, OWNER/NAME/.github/workflows/FILE.yml, in which that job"
                        + " runs"))
            .flag(Flag.text(ACCOUNT, "NAMESPACE/NAME", "an account of the cluster instead"))
            .flag(Flag.text(WORKLOAD, "ID", "a program instead, spiffe://example.com/PATH"))
            .flag(Flag.text(USER, "NAME", "somebody with a user name and no address, instead"))
            .flag(Flag.text(PARTNER, "EMAIL", "a person of the partner's issuer instead"))
            .flag(Flag.text("audience", "A", "whom it is for").withDefault("sigstore"))
            .flag(Flag.text("expires-in", "D", "how long it is valid").withDefault("5m"))
            .example("world token --identity alice@example.com")
            .example("world token --ci acme/app@refs/heads/main --expires-in 10m")
            .example(
                "world token --ci acme/app@refs/heads/main"
                    + " --calls builders/images/.github/workflows/build.yml@refs/tags/v1")
            .example("world token --service-account build/signer")
            .example("world token --spiffe spiffe://example.com/build/signer")
            .example("world token --user alice")
            .example("world token --partner alice@example.com"),
        TokenCommand::run);
  }

  private static int run(Invocation invocation) {
    String subject = subject(invocation);
    if (invocation.flag(CALLED).isPresent() && !subject.equals(WORKFLOW)) {
      throw calling(subject);
    }
    Terms terms = new Terms(invocation.flag("audience").orElseThrow(), lifetime(invocation));
    print(token(invocation, subject, terms), invocation.screen());
    return Command.OK;
  }

  private static String token(Invocation invocation, String subject, Terms terms) {
    WholeWorld world = WholeWorldCommands.whole(invocation);
    String value = invocation.flag(subject).orElseThrow();
    return switch (subject) {
      case WORKFLOW -> world.workflowToken(value, invocation.flag(CALLED), terms);
      case ACCOUNT -> world.accountToken(value, terms);
      case WORKLOAD -> world.workloadToken(value, terms);
      case USER -> world.userToken(value, terms);
      case PARTNER -> world.partnerToken(value, terms);
      default -> world.personToken(value, terms);
    };
  }

  private static String subject(Invocation invocation) {
    List<String> given =
        SUBJECTS.stream().filter(name -> invocation.flag(name).isPresent()).toList();
    if (given.size() != 1) {
      Stream<String> flags = given.stream().map(name -> "--" + name);
      throw Problem.of("a token speaks of one somebody")
          .expected(
              "--identity EMAIL, or one of --ci, --service-account, --spiffe, --user and"
                  + " --partner")
          .found(given.isEmpty() ? "none of them" : String.join(" and ", flags.toList()))
          .command("world token --identity alice@example.com")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return given.getFirst();
  }

  private static LabException calling(String subject) {
    return Problem.of("only a job runs in a reusable workflow")
        .expected("--" + CALLED + " beside --" + WORKFLOW)
        .found("--" + CALLED + " beside --" + subject)
        .command("world token --ci acme/app@refs/heads/main")
        .exitStatus(Problem.USAGE)
        .asException();
  }

  /** A file with a line end behind the token is none to some clients. */
  private static void print(String token, Screen screen) {
    if (screen.style().height() > 0) {
      screen.out(token);
      return;
    }
    RawOutput.bytes(screen.rawOut(), token.getBytes(StandardCharsets.US_ASCII));
  }

  private static Duration lifetime(Invocation invocation) {
    String text = invocation.flag("expires-in").orElseThrow();
    Optional<Duration> span = Span.parse("+" + text).filter(Duration::isPositive);
    return span.orElseThrow(
        () ->
            Problem.of("--expires-in takes a span of time")
                .expected("such as 5m, 90s or 1h30m")
                .found(text)
                .command("world token --identity alice@example.com --expires-in 10m")
                .exitStatus(Problem.USAGE)
                .asException());
  }
}
