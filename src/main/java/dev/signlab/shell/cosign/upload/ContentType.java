package dev.signlab.shell.cosign.upload;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.MediaType;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Guesses what a file is by its first bytes, as Go's {@code http.DetectContentType} does for the
 * kinds that people upload (WHATWG MIME Sniffing).
 */
final class ContentType {

  private static final int LOOKED_AT = 512;
  private static final Map<String, String> MAGIC = magic();

  private ContentType() {}

  static MediaType of(Path file, String typed) {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(LOOKED_AT));
    } catch (IOException e) {
      throw cannotOpen(typed, e);
    }
  }

  static MediaType of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> each : MAGIC.entrySet()) {
      if (text.startsWith(each.getKey())) {
        return new MediaType(each.getValue());
      }
    }
    String markup = text.stripLeading().toLowerCase(Locale.ROOT);
    if (markup.startsWith("<!doctype html") || markup.startsWith("<html")) {
      return new MediaType("text/html");
    }
    if (markup.startsWith("<?xml")) {
      return new MediaType("text/xml");
    }
    boolean binary = text.chars().anyMatch(ContentType::isBinary);
    return new MediaType(binary ? "application/octet-stream" : "text/plain");
  }

  /** The control characters that no text has (MIME Sniffing, binary data byte). */
  private static boolean isBinary(int c) {
    return c <= 0x08 || c == 0x0b || (c >= 0x0e && c <= 0x1a) || (c >= 0x1c && c <= 0x1f);
  }

  private static Map<String, String> magic() {
    Map<String, String> magic = new LinkedHashMap<>();
    magic.put("%PDF-", "application/pdf");
    magic.put("%!PS-Adobe-", "application/postscript");
    magic.put("\u00fe\u00ff", "text/plain");
    magic.put("\u00ff\u00fe", "text/plain");
    magic.put("\u00ef\u00bb\u00bf", "text/plain");
    magic.put("\u0089PNG\r\n\u001a\n", "image/png");
    magic.put("\u00ff\u00d8\u00ff", "image/jpeg");
    magic.put("GIF87a", "image/gif");
    magic.put("GIF89a", "image/gif");
    magic.put("BM", "image/bmp");
    magic.put("PK\u0003\u0004", "application/zip");
    magic.put("\u001f\u008b\b", "application/x-gzip");
    magic.put("Rar!\u001a\u0007", "application/x-rar-compressed");
    magic.put("\u0000asm", "application/wasm");
    return magic;
  }

  static LabException cannotOpen(String typed, IOException e) {
    String why = e instanceof NoSuchFileException ? "no such file or directory" : Reason.of(e);
    return Problem.of("open " + typed + ": " + why)
        .expected("a file")
        .found(why)
        .cause(Cause.NO_FILE)
        .command("ls")
        .asException(e);
  }
}
