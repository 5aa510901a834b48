package dev.signlab.shell.inspect;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.diagnostic.TerminalText;
import dev.signlab.engine.view.Opened;
import dev.signlab.engine.view.View;
import dev.signlab.engine.view.ViewLines;
import dev.signlab.image.ImageTree;
import dev.signlab.json.Json;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of a file what it is, then shows it as far as it may be shown. */
final class FileView {

  private static final int MOST_LINES = 60;
  private static final int MOST_FIELDS = 250;
  private static final int SHOWN_BYTES = 64;
  private static final int LONGEST = 300;

  private FileView() {}

  /**
   * Opens a file.
   *
   * @param now the time in this world
   * @param width columns of the screen
   */
  static List<String> of(Path file, Instant now, int width) {
    byte[] bytes = BoundedFile.read(file);
    String decoded = new String(bytes, StandardCharsets.UTF_8);
    String text = UnknownForm.withoutMark(decoded);
    Optional<Opened> opened = Optional.empty();
    Optional<Problem> broken = Optional.empty();
    try {
      opened = isPrivate(text.stripLeading()) ? Optional.empty() : View.open(bytes, now);
      broken = opened.isPresent() ? Optional.empty() : UnknownForm.why(bytes, decoded);
    } catch (LabException e) {
      broken = Optional.of(e.problem());
    }
    List<String> lines = new ArrayList<>();
    String kind = opened.map(Opened::kind).orElseGet(() -> kind(text));
    lines.add(file.getFileName() + "  " + kind + "  " + ImageTree.size(bytes.length) + mode(file));
    lines.add("  " + Digest.of(bytes));
    broken.map(FileView::unreadable).ifPresent(lines::addAll);
    opened
        .map(view -> fields(view, width))
        .orElseGet(() -> body(text).stream().map(line -> "  " + line).toList())
        .forEach(lines::add);
    return lines;
  }

  private static List<String> fields(Opened opened, int width) {
    List<String> lines = new ArrayList<>();
    lines.add("  written in " + opened.specification());
    lines.addAll(cut(ViewLines.of(opened.fields(), "  ", width), MOST_FIELDS));
    return lines;
  }

  private static List<String> unreadable(Problem problem) {
    List<String> lines = new ArrayList<>();
    lines.add("  CANNOT BE READ: " + TerminalText.visible(problem.summary()));
    problem.expected().ifPresent(text -> lines.add("    expected  " + TerminalText.visible(text)));
    problem.found().ifPresent(text -> lines.add("    found     " + TerminalText.visible(text)));
    return lines;
  }

  private static String kind(String text) {
    String start = text.stripLeading();
    if (isPrivate(start)) {
      return start.contains("ENCRYPTED")
          ? "private key, encrypted with a password"
          : "private key, NOT encrypted";
    }
    if (start.startsWith("-----BEGIN PUBLIC KEY-----")) {
      return "public key: give it to anybody";
    }
    if (start.startsWith("-----BEGIN CERTIFICATE-----")) {
      return "certificate";
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return start.contains("\"docker-manifest-digest\"")
          ? "payload: what a signature covers"
          : "JSON";
    }
    return isText(text) ? "text" : "bytes";
  }

  private static List<String> body(String text) {
    String start = text.stripLeading();
    if (isPrivate(start)) {
      return List.of("(its content is not shown)");
    }
    if (!isText(text)) {
      return List.of(
          "(the first bytes) "
              + text.substring(0, Math.min(SHOWN_BYTES, text.length())).replaceAll("[^ -~]", "."));
    }
    return cut(
        (start.startsWith("{") ? pretty(text) : text).lines().map(FileView::shortened).toList(),
        MOST_LINES);
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST
        ? line
        : line.substring(0, LONGEST) + "… (" + line.length() + " letters)";
  }

  private static List<String> cut(List<String> all, int most) {
    List<String> shown = new ArrayList<>(all.subList(0, Math.min(most, all.size())));
    if (all.size() > most) {
      shown.add("… " + (all.size() - most) + " more lines");
    }
    return shown;
  }

  private static boolean isPrivate(String text) {
    return text.startsWith("-----BEGIN ")
        && text.lines().findFirst().orElse("").contains("PRIVATE KEY");
  }

  private static boolean isText(String text) {
    return text.chars().noneMatch(c -> c == 0 || c == 0xfffd);
  }

  private static String pretty(String text) {
    try {
      return Json.writePretty(Json.parse(text.getBytes(StandardCharsets.UTF_8), "file"));
    } catch (LabException e) {
      return text;
    }
  }

  private static String mode(Path file) {
    try {
      return "  " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
