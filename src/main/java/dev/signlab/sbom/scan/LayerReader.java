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
import dev.signlab.sbom.catalog.Cataloger;
import dev.signlab.sbom.catalog.Catalogers;
import dev.signlab.sbom.catalog.FileFindings;
import dev.signlab.sbom.catalog.ImageFile;
import dev.signlab.sbom.scan.Claims.Claim;
import dev.signlab.sbom.scan.FileTree.Placed;
import dev.signlab.storage.Reason;
import dev.signlab.storage.SpooledFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Reads the layers of an image, and puts what their files tell on top of one another. Each layer is
 * read once, and a second time only for files that tell of packages under a name that came later.
 * Used by one thread.
 */
final class LayerReader {

  private static final int MOST_ENTRIES = 2_000_000;
  private static final int MOST_FINDINGS = 200_000;

  private final ImageSource image;
  private final List<Descriptor> layers;
  private final Scope scope;
  private final Warnings warnings = new Warnings();
  private final FileTree tree = new FileTree(warnings::add);
  private final Map<Claim, Boolean> earlier = new LinkedHashMap<>();
  private int entries;
  private int findings;

  LayerReader(ImageSource image, List<Descriptor> layers, Scope scope) {
    this.image = image;
    this.layers = layers;
    this.scope = scope;
  }

  List<String> warnings() {
    return warnings.all();
  }

  /** Reads a layer to its end, where its digest is checked. */
  void read(int number, LongConsumer progress) {
    tree.beginLayer(number);
    eachEntry(number, progress, this::read);
    if (scope == Scope.ALL_LAYERS) {
      Claims.of(tree, warnings::add).forEach(claim -> earlier.put(claim, true));
    }
  }

  /** Returns what all files tell that count, what a container would see first. */
  List<FileFindings> findings() {
    List<Claim> claims = new ArrayList<>(Claims.of(tree, warnings::add));
    claims.forEach(earlier::remove);
    claims.addAll(earlier.keySet());
    readAgain(claims.stream().filter(each -> found(each).isEmpty()).toList());
    return claims.stream().flatMap(each -> found(each).stream()).toList();
  }

  private static Optional<FileFindings> found(Claim claim) {
    FileContent content = claim.content();
    return claim
        .kind()
        .map(kind -> content.found(claim.path(), kind))
        .orElseGet(() -> content.program().map(each -> each.at(claim.path())));
  }

  /** Takes one entry of a layer by its number. */
  private interface EntryReader {
    void read(int number, ArchivedFile entry, InputStream content) throws IOException;
  }

  private void eachEntry(int number, LongConsumer progress, EntryReader reader) {
    Descriptor layer = layers.get(number);
    String what = "layer " + layer.digest().shortened();
    try (InputStream packed = image.open(layer);
        UnpackedBytes bytes = UnpackedBytes.of(packed, what, layer.size(), progress)) {
      TarEntries tar = new TarEntries(bytes);
      int count = 0;
      for (Optional<ArchivedFile> next = tar.next(); next.isPresent(); next = tar.next()) {
        reader.read(count++, next.get(), new LayerContent(tar.content()));
      }
      bytes.transferTo(OutputStream.nullOutputStream());
      packed.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw unreadable(layer, e);
    }
  }

  private void read(int number, ArchivedFile entry, InputStream content) throws IOException {
    if (++entries > MOST_ENTRIES) {
      throw new IOException("the image has more than " + MOST_ENTRIES + " files");
    }
    Optional<LayerPath> at = LayerPath.parse(entry.name());
    if (at.isEmpty()) {
      warnings.add("left out a file whose path leads out of the image, or is too long");
      return;
    }
    Optional<Placed> placed = tree.apply(at.get(), entry, number);
    if (placed.isPresent()) {
      read(placed.get(), content);
    }
  }

  private void read(Placed file, InputStream bytes) {
    FileContent content = file.content();
    ImageFile described = content.at(file.path());
    Optional<Cataloger> kind = Catalogers.named(described);
    if (kind.isPresent()) {
      keep(file.path(), content, kind.get(), bytes);
      return;
    }
    FileFindings found = Catalogers.program(described, bytes);
    if (!found.isEmpty()) {
      count(described, found);
      content.keepProgram(found);
    }
  }

  private void keep(String path, FileContent content, Cataloger kind, InputStream bytes) {
    FileFindings found = Catalogers.read(kind, content.at(path), bytes);
    count(content.at(path), found);
    content.keep(path, kind, found);
  }

  /** Reads those files again that were not known to tell of packages when they went by. */
  private void readAgain(List<Claim> late) {
    TreeMap<Integer, Map<Integer, List<Claim>>> byLayer = new TreeMap<>();
    for (Claim each : late) {
      byLayer
          .computeIfAbsent(each.content().layer(), layer -> new LinkedHashMap<>())
          .computeIfAbsent(each.content().entry(), entry -> new ArrayList<>())
          .add(each);
    }
    byLayer.forEach(
        (layer, wanted) ->
            eachEntry(
                layer,
                count -> {},
                (number, entry, content) ->
                    readAll(wanted.getOrDefault(number, List.of()), content)));
  }

  private void readAll(List<Claim> claims, InputStream content) throws IOException {
    if (claims.isEmpty()) {
      return;
    }
    try (SpooledFile bytes = SpooledFile.of(content, Long.MAX_VALUE)) {
      for (Claim each : claims) {
        try (InputStream in = bytes.open()) {
          keep(each.path(), each.content(), each.kind().orElseThrow(), in);
        }
      }
    }
  }

  private void count(ImageFile file, FileFindings found) {
    findings += found.packages().size() + 1;
    if (findings > MOST_FINDINGS) {
      throw Problem.of("the image lists more packages than can be")
          .expected("at most " + MOST_FINDINGS)
          .found("more, when " + file.path() + " was read")
          .cause(Cause.MALFORMED)
          .asException();
    }
  }

  private static LabException unreadable(Descriptor layer, IOException e) {
    return Problem.of("layer " + layer.digest().shortened() + " cannot be read")
        .expected("a tar archive, plain or packed with gzip or zstd")
        .found(Reason.of(e))
        .cause(Cause.MALFORMED)
        .asException(e);
  }
}
