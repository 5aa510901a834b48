package dev.signlab.shell.inspect;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.http.BodyPreview;
import dev.signlab.http.Exchange;
import dev.signlab.http.Headers;
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

  private static final CommandSpec SPEC =
      CommandSpec.of("wire", "look closer", "Show what the last command sent and received")
          .flag(Flag.toggle(ALL, "with headers and bodies of every exchange"))
          .optionalArgument("NUMBER", "one exchange, with headers and bodies", Completion.NONE)
          .example("wire")
          .example("wire 2")
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
    Screen screen = invocation.screen();
    if (invocation.optionalArgument(0).isPresent()) {
      int number = number(invocation.argument(0), exchanges.size());
      show(number, exchanges.get(number - 1), screen);
      return OK;
    }
    silent.ifPresent(line -> tellSilence(line, exchanges, screen));
    if (!exchanges.isEmpty()) {
      tell(mark.line(), exchanges, invocation.isOn(ALL), screen);
    }
    return OK;
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

  private static void tell(String line, List<Exchange> exchanges, boolean whole, Screen screen) {
    screen.out(line);
    for (int i = 0; i < exchanges.size(); i++) {
      if (whole) {
        show(i + 1, exchanges.get(i), screen);
      } else {
        screen.out(numbered(i + 1, exchanges.get(i)));
      }
    }
    if (!whole) {
      screen.out("wire NUMBER shows one of them with headers and bodies");
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

  private static String numbered(int number, Exchange exchange) {
    return (number < 10 ? " " : "") + number + "  " + exchange.summary();
  }

  private static void show(int number, Exchange exchange, Screen screen) {
    screen.out(numbered(number, exchange));
    headers("    > ", exchange.requestHeaders(), screen);
    body("    > ", exchange.requestBody(), screen);
    headers("    < ", exchange.responseHeaders(), screen);
    body("    < ", exchange.responseBody(), screen);
  }

  private static void headers(String indent, Headers headers, Screen screen) {
    headers
        .fields()
        .forEach(
            (name, values) -> values.forEach(value -> screen.out(indent + name + ": " + value)));
  }

  private static void body(String indent, BodyPreview body, Screen screen) {
    if (body.length() == 0) {
      return;
    }
    body.text().lines().forEach(line -> screen.out(indent + line));
    if (body.isCut()) {
      screen.out(indent + "… " + body.length() + " bytes in all");
    }
  }
}
