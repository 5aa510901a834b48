package dev.signlab.image;

import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.ImageTarget;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.transfer.Transfer;
import dev.signlab.oci.transfer.Transfer.TransferListener;
import java.io.IOException;

/**
 * Looks whether images would be taken by a container engine, without keeping them: digests, layers
 * that are archives, and the diff_ids of their configs (image-spec config.md, Layer DiffID).
 */
public final class ImageCheck {

  private ImageCheck() {}

  /**
   * Reads an image to its end.
   *
   * @param manifest which one, or the index of several
   * @param called what messages call it
   * @throws dev.signlab.diagnostic.LabException when something in it is not what it should be
   */
  public static void run(ImageSource source, Manifest manifest, String called) {
    OciLayout scratch = ImageLocation.temporaryLayout();
    try (BuildFolder folder = BuildFolder.in(scratch)) {
      Target target = new Target(Arrival.of(scratch, called, folder));
      new Transfer(source, target, TransferListener.NONE).run(manifest);
    }
  }

  /** Ends where an arrival would be kept; the folder is deleted with all that came. */
  private record Target(Arrival arrival) implements ImageTarget {

    @Override
    public boolean take(Descriptor descriptor, ImageSource source) throws IOException {
      return arrival.take(descriptor, source);
    }

    @Override
    public void takeListed(Manifest manifest) {
      arrival.takeListed(manifest);
    }

    @Override
    public void finish(Manifest manifest) {
      arrival.check(manifest);
    }
  }
}
