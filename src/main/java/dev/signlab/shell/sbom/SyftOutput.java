package dev.signlab.shell.sbom;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sbom.document.SbomFormat;
import dev.signlab.sbom.document.SbomWriter;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.storage.AtomicFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an inventory goes, and in which forms.
 *
 * @param invocation the screen, the folder and the clock
 * @param targets the forms in the order in which they were asked for
 */
record SyftOutput(Invocation invocation, List<Target> targets) {

  static final String OUTPUT = "output";
  static final String FILE = "file";

  private static final String EPOCH = "SOURCE_DATE_EPOCH";

  /**
   * One form.
   *
   * @param format which
   * @param file where it goes, or nothing for the screen
   */
  record Target(SbomFormat format, Optional<Path> file) {}

  /** Reads all targets before any work is done, so that a slip costs no time. */
  static SyftOutput of(Invocation invocation) {
    Optional<Path> file = invocation.flag(FILE).filter(f -> !f.isEmpty()).map(invocation::output);
    List<Target> targets = new ArrayList<>();
    for (String typed : invocation.values(OUTPUT)) {
      for (String each : typed.split(",", -1)) {
        targets.add(target(invocation, each, file));
      }
    }
    if (targets.isEmpty()) {
      targets.add(new Target(SbomFormat.TABLE, file));
    }
    requireOneOnScreen(targets);
    return new SyftOutput(invocation, List.copyOf(targets));
  }

  private static Target target(Invocation invocation, String typed, Optional<Path> otherwise) {
    int equals = typed.indexOf('=');
    if (equals < 0) {
      return new Target(SbomFormat.parse(typed), otherwise);
    }
    Path file = invocation.output(typed.substring(equals + 1));
    return new Target(SbomFormat.parse(typed.substring(0, equals)), Optional.of(file));
  }

  private static void requireOneOnScreen(List<Target> targets) {
    List<String> onScreen =
        targets.stream()
            .filter(each -> each.file().isEmpty())
            .map(each -> each.format().word())
            .toList();
    if (onScreen.size() > 1) {
      throw Problem.of("two documents cannot share one output")
          .expected("at most one format without a file, the others as FORMAT=FILE")
          .found(String.join(" and ", onScreen))
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }

  void write(Inventory inventory) {
    Instant created = created();
    for (Target each : targets) {
      byte[] document = SbomWriter.write(inventory, each.format(), created);
      if (each.file().isPresent()) {
        AtomicFile.write(each.file().get(), document);
      } else {
        RawOutput.bytes(invocation, document);
      }
    }
  }

  /** A build that is to be repeated says its time (reproducible-builds.org, SOURCE_DATE_EPOCH). */
  private Instant created() {
    String epoch = invocation.session().environment().getOrDefault(EPOCH, "");
    if (epoch.isEmpty()) {
      return invocation.session().clock().instant();
    }
    try {
      return Instant.ofEpochSecond(Long.parseLong(epoch));
    } catch (NumberFormatException | DateTimeException e) {
      throw noTime(epoch, e);
    }
  }

  private static LabException noTime(String epoch, RuntimeException e) {
    return Problem.of(EPOCH + " is no time")
        .expected("seconds since 1970")
        .found(epoch)
        .hint("take it away", "unset " + EPOCH)
        .asException(e);
  }
}
