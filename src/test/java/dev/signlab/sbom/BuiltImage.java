package dev.signlab.sbom;

import com.github.luben.zstd.ZstdOutputStream;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** An image made in memory, layer by layer. */
public final class BuiltImage implements ImageSource {

  /** How the layers are packed. */
  public enum Packing {
    /** As the type says that most builders use. */
    GZIP,
    /** As newer builders can. */
    ZSTD,
    /** Not at all. */
    PLAIN
  }

  private final Map<Descriptor, byte[]> blobs = new LinkedHashMap<>();
  private final ImageManifest.Builder manifest;

  /** Starts an image for Linux on amd64. */
  public BuiltImage() {
    this(MediaType.OCI_CONFIG.value());
  }

  /** Starts a manifest with the config of an image, but said to be another kind of config. */
  public BuiltImage(String configType) {
    byte[] config =
        "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}"
            .getBytes(StandardCharsets.UTF_8);
    manifest = ImageManifest.of(add(new MediaType(configType), config));
  }

  /** Adds a layer of files, packed with gzip. */
  public BuiltImage layer(LayerFiles files) {
    return layer(files, Packing.GZIP);
  }

  /** Adds a layer of files. */
  public BuiltImage layer(LayerFiles files, Packing packing) {
    String type = "application/vnd.oci.image.layer.v1.tar";
    return switch (packing) {
      case GZIP -> blob(type + "+gzip", pack(files.tar(), packing));
      case ZSTD -> blob(type + "+zstd", pack(files.tar(), packing));
      case PLAIN -> blob(type, files.tar());
    };
  }

  /** Adds a layer of any bytes. */
  public BuiltImage blob(String type, byte[] bytes) {
    manifest.layer(add(new MediaType(type), bytes));
    return this;
  }

  /** Returns all blobs. */
  public Map<Descriptor, byte[]> blobs() {
    return blobs;
  }

  private Descriptor add(MediaType type, byte[] bytes) {
    Descriptor descriptor = Descriptor.of(type, bytes);
    blobs.put(descriptor, bytes);
    return descriptor;
  }

  static byte[] pack(byte[] bytes, Packing packing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed =
        packing == Packing.GZIP ? new GZIPOutputStream(out) : new ZstdOutputStream(out)) {
      packed.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public Manifest manifest() {
    return manifest.build();
  }

  @Override
  public Manifest manifest(Descriptor descriptor) {
    throw new AssertionError("no index");
  }

  @Override
  public InputStream open(Descriptor descriptor) {
    return new ByteArrayInputStream(blobs.get(descriptor));
  }

  /** The files of one layer, in their order. */
  public static final class LayerFiles {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    /** Starts a layer without files. */
    public LayerFiles() {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    /** Adds a text file. */
    public LayerFiles add(String path, String text) {
      return add(path, text.getBytes(StandardCharsets.UTF_8), 0644);
    }

    /** Adds a file. */
    public LayerFiles add(String path, byte[] content, int mode) {
      try {
        TarArchiveEntry entry = new TarArchiveEntry(path, true);
        entry.setSize(content.length);
        entry.setMode(mode);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Adds a symbolic link. */
    public LayerFiles link(String path, String to) {
      return empty(path, TarConstants.LF_SYMLINK, to);
    }

    /** Adds one more name of a file. */
    public LayerFiles hardLink(String path, String to) {
      return empty(path, TarConstants.LF_LINK, to);
    }

    /** Adds a folder. */
    public LayerFiles folder(String path) {
      return empty(path, TarConstants.LF_DIR, "");
    }

    private LayerFiles empty(String path, byte kind, String to) {
      try {
        TarArchiveEntry entry = new TarArchiveEntry(path, kind, true);
        entry.setLinkName(to);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Adds a whiteout, an opaque one where the path ends with a slash. */
    public LayerFiles remove(String path) {
      int slash = path.lastIndexOf('/') + 1;
      String name = path.endsWith("/") ? ".wh..opq" : path.substring(slash);
      return add(path.substring(0, slash) + ".wh." + name, new byte[0], 0644);
    }

    byte[] tar() {
      try {
        tar.finish();
        return bytes.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
