package dev.signlab.storage;

import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small files whole, and refuses those that are larger than their use can explain. */
public final class BoundedFile {

  /** Enough for every key, manifest, scenario and lesson: 4 MiB. */
  public static final int SMALL = 4 << 20;

  private BoundedFile() {}

  /** Returns the bytes of a file of at most {@link #SMALL} bytes. */
  public static byte[] read(Path file) {
    return read(file, SMALL);
  }

  /** Returns the text of a UTF-8 file of at most {@link #SMALL} bytes. */
  public static String readText(Path file) {
    return new String(read(file), StandardCharsets.UTF_8);
  }

  /** Returns the bytes of a file of at most {@code limit} bytes. */
  public static byte[] read(Path file, int limit) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, limit, file.toString());
    } catch (NoSuchFileException e) {
      throw Problem.of("no file " + file)
          .tried("read " + file)
          .expected("a file of that name")
          .found("nothing of that name")
          .hint("", new Intent.ListFiles(""))
          .asException(e);
    } catch (IOException e) {
      throw Problem.of("cannot read " + file).found(Reason.of(e)).asException(e);
    }
  }

  /** Returns all bytes of a stream, and refuses more than {@code limit}; {@code what} names it. */
  public static byte[] read(InputStream in, int limit, String what) throws IOException {
    byte[] bytes = in.readNBytes(limit);
    if (in.read() >= 0) {
      throw Problem.of(what + " is too large")
          .expected("at most " + limit + " bytes")
          .found("more")
          .asException();
    }
    return bytes;
  }
}
