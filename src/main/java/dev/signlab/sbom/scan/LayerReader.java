package dev.signlab.sbom.scan;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.layout.ArchivedFile;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.LayerPath;
import dev.signlab.oci.layout.TarEntries;
import dev.signlab.oci.layout.UnpackedBytes;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.sbom.catalog.Catalogers;
import dev.signlab.sbom.catalog.FileFindings;
import dev.signlab.sbom.catalog.ImageFile;
import dev.signlab.storage.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads layers, and puts what their files tell on top of one another. */
final class LayerReader {

  private static final int MOST_ENTRIES = 2_000_000;
  private static final int MOST_FINDINGS = 200_000;
  private static final int MOST_WARNINGS = 50;
  private static final int ANYBODY_RUNS = 0111;

  private final MergedFiles files = new MergedFiles();
  private final List<String> warnings = new ArrayList<>();
  private int entries;
  private int findings;

  MergedFiles files() {
    return files;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Reads a layer to its end, where its digest is checked. */
  void read(ImageSource image, Descriptor layer, LongConsumer progress) {
    String what = "layer " + layer.digest().shortened();
    try (InputStream packed = image.open(layer);
        UnpackedBytes bytes = UnpackedBytes.of(packed, what, layer.size(), progress)) {
      readEntries(new TarEntries(bytes));
      bytes.transferTo(OutputStream.nullOutputStream());
      packed.transferTo(OutputStream.nullOutputStream());
      files.endLayer();
    } catch (IOException e) {
      throw unreadable(layer, e);
    }
  }

  private void readEntries(TarEntries tar) throws IOException {
    for (Optional<ArchivedFile> next = tar.next(); next.isPresent(); next = tar.next()) {
      if (++entries > MOST_ENTRIES) {
        throw new IOException("the image has more than " + MOST_ENTRIES + " files");
      }
      read(next.get(), tar.content());
    }
  }

  private void read(ArchivedFile entry, InputStream content) {
    Optional<LayerPath> at = LayerPath.parse(entry.name());
    if (at.isEmpty()) {
      warn("left out a file whose path leads out of the image, or is too long");
      return;
    }
    files.cover(at.get(), entry.kind() == ArchivedFile.Kind.FOLDER);
    if (at.get().kind() == LayerPath.Kind.ENTRY && entry.isFile()) {
      boolean executable = (entry.mode() & ANYBODY_RUNS) != 0;
      ImageFile file = new ImageFile(at.get().path(), entry.size(), executable);
      Optional<FileFindings> found = Catalogers.read(file, new Content(content));
      found.filter(each -> !each.isEmpty()).ifPresent(each -> keep(file, each));
    }
  }

  private void keep(ImageFile file, FileFindings found) {
    findings += found.packages().size() + 1;
    if (findings > MOST_FINDINGS) {
      throw Problem.of("the image lists more packages than can be")
          .expected("at most " + MOST_FINDINGS)
          .found("more, when " + file.path() + " was read")
          .cause(Cause.MALFORMED)
          .asException();
    }
    files.put(file.path(), found);
  }

  private void warn(String text) {
    if (warnings.size() < MOST_WARNINGS && !warnings.contains(text)) {
      warnings.add(text);
    }
  }

  private static LabException unreadable(Descriptor layer, IOException e) {
    return Problem.of("layer " + layer.digest().shortened() + " cannot be read")
        .expected("a tar archive, plain or packed with gzip or zstd")
        .found(Reason.of(e))
        .cause(Cause.MALFORMED)
        .asException(e);
  }

  /** Tells a failure of the layer from one of the file in it, and stays open. */
  private static final class Content extends FilterInputStream {

    Content(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException e) {
        throw damaged(e);
      }
    }

    @Override
    public long skip(long count) {
      try {
        return super.skip(count);
      } catch (IOException e) {
        throw damaged(e);
      }
    }

    private static LabException damaged(IOException e) {
      return Problem.of("a layer ends within a file, or is damaged")
          .expected("a tar archive, plain or packed with gzip or zstd")
          .found(Reason.of(e))
          .cause(Cause.MALFORMED)
          .asException(e);
    }

    @Override
    public void close() {}
  }
}
