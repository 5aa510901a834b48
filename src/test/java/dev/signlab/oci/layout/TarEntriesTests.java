package dev.signlab.oci.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.oci.layout.ArchivedFile.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarEntriesTests {

  private static final int BLOCK = 512;

  private static byte[] archive(TarArchiveEntry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, BLOCK, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (TarArchiveEntry entry : entries) {
        tar.putArchiveEntry(entry);
        tar.write(new byte[(int) entry.getSize()]);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static TarArchiveEntry file(String name, int size) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(size);
    return entry;
  }

  private static List<ArchivedFile> read(byte[] archive) throws IOException {
    List<ArchivedFile> all = new ArrayList<>();
    try (TarEntries tar = new TarEntries(new ByteArrayInputStream(archive))) {
      for (Optional<ArchivedFile> next = tar.next(); next.isPresent(); next = tar.next()) {
        all.add(next.get());
      }
    }
    return all;
  }

  /** One file of 700 bytes: a header, two blocks, and two empty ones. */
  private static byte[] one() throws IOException {
    return archive(file("etc/hosts", 700));
  }

  @Test
  void eachKindIsToldFromTheOthers() throws IOException {
    TarArchiveEntry link = new TarArchiveEntry("bin", TarConstants.LF_SYMLINK, true);
    link.setLinkName("usr/bin");
    TarArchiveEntry second = new TarArchiveEntry("etc/hosts.bak", TarConstants.LF_LINK, true);
    second.setLinkName("etc/hosts");
    byte[] archive =
        archive(
            file("etc/hosts", 3),
            new TarArchiveEntry("etc/", true),
            link,
            second,
            new TarArchiveEntry("dev/log", TarConstants.LF_FIFO, true));
    assertThat(read(archive))
        .extracting(ArchivedFile::kind)
        .containsExactly(Kind.FILE, Kind.FOLDER, Kind.SYMBOLIC_LINK, Kind.HARD_LINK, Kind.OTHER);
    assertThat(read(archive))
        .extracting(ArchivedFile::target)
        .containsExactly("", "", "usr/bin", "etc/hosts", "");
  }

  @Test
  void longNamesAndEightGigabytesAreRead() throws IOException {
    String name = "a/".repeat(90) + "über.jar";
    assertThat(read(archive(file(name, 1)))).extracting(ArchivedFile::name).containsExactly(name);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TarWriter tar = new TarWriter(bytes);
    assertThatThrownBy(() -> tar.add("blobs/x", 9L << 30, new ByteArrayInputStream(new byte[0])))
        .isInstanceOf(IOException.class);
    TarEntries back = new TarEntries(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(back.next()).map(ArchivedFile::size).contains(9L << 30);
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 3 * 512, 4 * 512, 5 * 512})
  void anArchiveMayEndBehindAnyFile(int length) throws IOException {
    assertThat(read(Arrays.copyOf(one(), length))).hasSize(length == 0 ? 0 : 1);
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {1, 100, 511, 512, 600, 1500, 3 * 512 + 1, 4 * 512 + 200})
  void anArchiveMayEndNowhereElse(int length) throws IOException {
    byte[] start = Arrays.copyOf(one(), length);
    assertThatThrownBy(() -> read(start)).isInstanceOf(IOException.class);
  }

  @Test
  void anEndBehindALongNameIsAnError() throws IOException {
    byte[] long2 = archive(file("x".repeat(200), 0));
    assertThatThrownBy(() -> read(Arrays.copyOf(long2, 2 * BLOCK))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({"'this is no archive'", "'{\"apiVersion\":\"v1\"}'"})
  void otherBytesAreAnError(String text) {
    for (int times : new int[] {1, 100}) {
      byte[] bytes = text.repeat(times).getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aWrongChecksumAndAFileBehindTheEndAreErrors() throws IOException {
    byte[] changed = one();
    changed[3] ^= 1;
    assertThatThrownBy(() -> read(changed)).hasMessageContaining("checksum");
    byte[] one = one();
    byte[] again = Arrays.copyOf(one, 4 * BLOCK + one.length);
    System.arraycopy(one, 0, again, 4 * BLOCK, one.length);
    assertThatThrownBy(() -> read(again)).hasMessageContaining("behind the mark");
  }

  @Test
  void whateverFollowsTheMarkOfTheEndIsNotRead() throws IOException {
    byte[] padded = Arrays.copyOf(one(), 5 * BLOCK + 33);
    Arrays.fill(padded, 5 * BLOCK, padded.length, (byte) 'x');
    assertThat(read(padded)).hasSize(1);
  }
}
