package dev.signlab.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes of a stream in a temporary file, for those who read them more than once or not from front
 * to back. Only the owner may read the file, and closing deletes it.
 *
 * @param path the file
 */
public record SpooledFile(Path path) implements AutoCloseable {

  private static final int BUFFER = 64 << 10;

  /**
   * Copies a stream to its end.
   *
   * @param most how many bytes there may be
   * @throws IOException when there are more, or when reading or writing fails
   */
  public static SpooledFile of(InputStream in, long most) throws IOException {
    SpooledFile spooled = new SpooledFile(Files.createTempFile("signlab-", ".part"));
    try (OutputStream out = Files.newOutputStream(spooled.path)) {
      copy(in, out, most);
      return spooled;
    } catch (IOException | RuntimeException e) {
      spooled.close();
      throw e;
    }
  }

  private static void copy(InputStream in, OutputStream out, long most) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long count = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      count += n;
      if (count > most) {
        throw new IOException("it has more than " + (most >> 20) + " MiB");
      }
      out.write(buffer, 0, n);
    }
  }

  /** Opens the bytes from their beginning. */
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
