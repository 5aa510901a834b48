package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.fault.Fault;
import dev.signlab.scenario.fault.FaultBook;
import dev.signlab.scenario.fault.Ground;
import dev.signlab.shell.run.ScenarioLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of all faults at the end of the page about {@code break}, and what faults may type. */
class FaultPageTests {

  private static final Path PAGE = Path.of("content/reference/break.adoc");
  private static final String BEGIN = "// made by FaultPageTests\n";

  @Test
  void thePageListsAllFaults() throws IOException {
    String page = Files.readString(PAGE);
    String text = page.substring(0, page.indexOf(BEGIN)) + BEGIN + table();
    if (Boolean.getBoolean("signlab.regenerate")) {
      Files.writeString(PAGE, text);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(text);
  }

  private static String table() {
    String head =
        """
        [cols="2,1,4,2,2",options="header"]
        |===
        |Fault |What |What was done |Cause |cosign 3.1

        """;
    return FaultBook.read().faults().stream()
        .map(FaultPageTests::row)
        .collect(Collectors.joining("\n", head, "\n|===\n"));
  }

  private static String row(Fault fault) {
    String row =
        fault
            .mistake()
            .map(number -> " (xref:keyless-mistakes.adoc[mistake %d])".formatted(number))
            .orElse("");
    String seen = fault.seen().map(cause -> ", seen as `" + cause + "`").orElse("");
    return "|`%s` |%s |%s%s |`%s`%s |%s"
        .formatted(
            fault.name(),
            fault.kind(),
            fault.reveal(),
            row,
            fault.cause(),
            seen,
            fault.judge().orElse("refuses it, too"));
  }

  /**
   * They are typed in a learner's world, so they are commands of the lab on files of its folder.
   */
  @Test
  void faultsTypeNothingButCommandsOfTheLab() {
    ScenarioLines lines = new ScenarioLines(Commands.table());
    FaultBook book = FaultBook.read();
    List<String> typed =
        Stream.concat(
                book.faults().stream().flatMap(FaultPageTests::lines),
                book.grounds().stream().flatMap(FaultPageTests::lines))
            .toList();
    assertThat(typed).hasSizeGreaterThan(100).allMatch(line -> lines.refusal(line).isEmpty());
  }

  @Test
  void faultsNeedWhatThereIs() {
    FaultBook book = FaultBook.read();
    List<String> grounds = book.grounds().stream().map(Ground::name).toList();
    assertThat(book.faults()).allMatch(fault -> grounds.containsAll(fault.needs()));
    assertThat(book.faults())
        .extracting(Fault::mistake)
        .filteredOn(m -> m.isPresent())
        .hasSizeGreaterThan(10);
  }

  private static Stream<String> lines(Fault fault) {
    return Stream.concat(fault.lines().stream(), Stream.of(fault.look()));
  }

  private static Stream<String> lines(Ground ground) {
    return Stream.concat(ground.have().stream(), ground.make().stream());
  }
}
