package dev.signlab.oci.transfer;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.ImageTarget;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings an image from one place to another: blobs first, then what lists them. Good for one run.
 */
public final class Transfer {

  private static final int MOST_MANIFESTS = 1_000;
  private static final int DEEPEST = 4;

  private final ImageSource source;
  private final ImageTarget target;
  private final TransferListener listener;
  private int manifests;

  /**
   * Prepares a transfer.
   *
   * @param source is read
   * @param target is written
   * @param listener hears of each blob
   */
  public Transfer(ImageSource source, ImageTarget target, TransferListener listener) {
    this.source = source;
    this.target = target;
    this.listener = listener;
  }

  /** Brings the image over, and returns its manifest. */
  public Manifest run() {
    Manifest manifest = source.manifest();
    run(manifest);
    return manifest;
  }

  /**
   * Brings over what one manifest lists, and it.
   *
   * @param manifest one of the source that has been read already
   */
  public void run(Manifest manifest) {
    bring(manifest, 0);
    target.finish(manifest);
  }

  private void bring(Manifest manifest, int depth) {
    if (depth > DEEPEST || ++manifests > MOST_MANIFESTS) {
      throw tooMany(manifest);
    }
    if (manifest instanceof ImageIndex index) {
      for (Descriptor listed : index.manifests()) {
        Manifest child = source.manifest(listed);
        bring(child, depth + 1);
        target.takeListed(child);
      }
    }
    takeBlobs(manifest);
  }

  private static LabException tooMany(Manifest manifest) {
    return Problem.of("an index that lists too much")
        .tried("transfer " + manifest.digest())
        .expected("at most " + MOST_MANIFESTS + " manifests, " + DEEPEST + " indexes deep")
        .found("more")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private void takeBlobs(Manifest manifest) {
    if (!(manifest instanceof ImageManifest image)) {
      return;
    }
    List<Descriptor> blobs = new ArrayList<>(image.layers());
    blobs.add(image.config());
    try {
      for (int i = 0; i < blobs.size(); i++) {
        boolean sent = target.take(blobs.get(i), source);
        listener.blob(blobs.get(i), i < image.layers().size(), sent, i + 1, blobs.size());
      }
    } catch (IOException e) {
      throw Problem.of("cannot transfer " + manifest.digest())
          .found(Reason.of(e))
          .cause(Cause.NO_FILE)
          .asException(e);
    }
  }

  /** Hears of each blob. */
  @FunctionalInterface
  public interface TransferListener {

    /** Does not listen. */
    TransferListener NONE = (blob, isLayer, sent, number, total) -> {};

    /**
     * Hears that a blob is at its target now.
     *
     * @param blob which one
     * @param isLayer whether it is a layer; otherwise it is the config
     * @param sent whether it had to be transferred
     * @param number its place, counted from 1
     * @param total how many blobs its manifest has
     */
    void blob(Descriptor blob, boolean isLayer, boolean sent, int number, int total);
  }
}
