package dev.signlab.outside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Well-formed inputs, from which the others are made. */
final class Seeds {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  /** Larger files make poor seeds: nearly every change lands in a payload. */
  private static final long LARGEST = 40_000;

  private Seeds() {}

  static List<byte[]> texts(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** Files of the project whose name ends so. */
  static List<byte[]> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<byte[]> seeds = new ArrayList<>();
      for (Path file : all.filter(each -> each.toString().endsWith(ending)).sorted().toList()) {
        if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
          seeds.add(Files.readAllBytes(file));
        }
      }
      return List.copyOf(seeds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<byte[]> fixtures(String ending) {
    return files(FIXTURES, ending);
  }

  /** Files of fixtures that begin as an object with a word in it. */
  static List<byte[]> documents(String word) {
    return fixtures("").stream()
        .filter(bytes -> bytes.length > 0 && bytes[0] == '{')
        .filter(bytes -> new String(bytes, StandardCharsets.UTF_8).contains(word))
        .toList();
  }

  /** The bytes between the lines of PEM files. */
  static List<byte[]> der(String ending) {
    return fixtures(ending).stream()
        .map(pem -> new String(pem, StandardCharsets.US_ASCII).replaceAll("-----.*-----", ""))
        .map(text -> Base64.getMimeDecoder().decode(text))
        .toList();
  }

  /** A tar archive of the files of an OCI layout. */
  static byte[] archive(Path layout) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    try (Stream<Path> all = Files.walk(layout)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        add(tar, layout.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tar.writeBytes(new byte[1024]);
    return tar.toByteArray();
  }

  /** Returns the bytes of a fixture. */
  static byte[] read(String name) {
    try {
      return Files.readAllBytes(fixture(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path fixture(String name) {
    return FIXTURES.resolve(name);
  }

  private static void add(ByteArrayOutputStream tar, String name, byte[] content) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(header, 124, "%011o\0".formatted(content.length));
    put(header, 136, "00000000000\0" + "        " + "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    tar.writeBytes(header);
    tar.writeBytes(content);
    tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }
}
