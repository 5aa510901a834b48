package dev.signlab.shell.inspect;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.jws.WebToken;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.shell.image.ImageText;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of a file what it is, then shows it as far as it may be shown. */
final class FileView {

  private static final int MOST_LINES = 60;
  private static final int SHOWN_BYTES = 64;

  private FileView() {}

  static List<String> of(Path file) {
    byte[] bytes = BoundedFile.read(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    Optional<WebToken> token = TokenView.token(text);
    String kind = token.isPresent() ? TokenView.KIND : kind(text);
    List<String> lines = new ArrayList<>();
    lines.add(file.getFileName() + "  " + kind + "  " + ImageText.size(bytes.length) + mode(file));
    lines.add("  " + Digest.of(bytes));
    token
        .map(found -> cut(TokenView.lines(found)))
        .orElseGet(() -> body(text))
        .forEach(line -> lines.add("  " + line));
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
    return cut((start.startsWith("{") ? pretty(text) : text).lines().toList());
  }

  private static List<String> cut(List<String> all) {
    List<String> shown = new ArrayList<>(all.subList(0, Math.min(MOST_LINES, all.size())));
    if (all.size() > MOST_LINES) {
      shown.add("… " + (all.size() - MOST_LINES) + " more lines");
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
