package dev.signlab.shell.inspect;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.Step;
import dev.signlab.environment.world.World;
import dev.signlab.http.Exchange;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import java.util.List;
import java.util.Optional;

/** {@code wire}: the requests and answers of the last command that made any. */
final class WireCommand implements Command {

  private static final String ALL = "all";
  private static final String CURL = "curl";

  private static final CommandSpec SPEC =
      CommandSpec.of("wire", "look closer", "Show what the last command sent and received")
          .flag(Flag.toggle(ALL, "with headers and bodies of every exchange"))
          .flag(Flag.toggle(CURL, "as lines of curl that ask the same again"))
          .optionalArgument("NUMBER", "one exchange, with headers and bodies", Completion.NONE)
          .example("wire")
          .example("wire 2")
          .example("wire --curl 2")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    WireMark mark = invocation.service(WireMark.class);
    List<Exchange> exchanges = mark.exchanges(invocation.session());
    Optional<String> silent = mark.silentLine();
    if (exchanges.isEmpty() && silent.isEmpty()) {
      throw nothing(invocation);
    }
    ExchangeLines lines = lines(invocation);
    Screen screen = invocation.screen();
    if (invocation.optionalArgument(0).isPresent()) {
      int number = number(invocation.argument(0), exchanges.size());
      Exchange one = exchanges.get(number - 1);
      (invocation.isOn(CURL) ? CurlLine.of(one) : lines.whole(number, one)).forEach(screen::out);
      return OK;
    }
    if (invocation.isOn(CURL)) {
      exchanges.forEach(each -> CurlLine.of(each).forEach(screen::out));
      return OK;
    }
    silent.ifPresent(line -> tellSilence(line, exchanges, screen));
    if (!exchanges.isEmpty()) {
      screen.out(mark.line());
      lines.all(exchanges, invocation.isOn(ALL)).forEach(screen::out);
    }
    return OK;
  }

  private static ExchangeLines lines(Invocation invocation) {
    List<Step> steps =
        invocation.service(LastReport.class).report().map(Report::steps).orElse(List.of());
    return new ExchangeLines(steps, invocation.screen().style().width());
  }

  private static LabException nothing(Invocation invocation) {
    return Problem.of("nothing went over the wire yet in this session")
        .expected("a command before it that asks a registry")
        .hint(
            "for instance",
            invocation
                .service(World.class)
                .inThisWorld("cosign triangulate localhost:5001/studentbook:1.0"))
        .asException();
  }

  private static void tellSilence(String line, List<Exchange> before, Screen screen) {
    screen.out(line);
    screen.out("    nothing was sent: it asked nobody");
    if (!before.isEmpty()) {
      screen.out("the last line that asked somebody:");
    }
  }

  private static int number(String text, int most) {
    boolean digits =
        !text.isEmpty() && text.length() < 6 && text.chars().allMatch(Character::isDigit);
    int number = digits ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw Problem.of("no exchange " + text)
          .expected(most == 0 ? "none, since nothing was sent" : "a number from 1 to " + most)
          .found(text)
          .command("wire")
          .asException();
    }
    return number;
  }
}
