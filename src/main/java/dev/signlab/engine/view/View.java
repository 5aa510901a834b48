package dev.signlab.engine.view;

import dev.signlab.diagnostic.LabException;
import java.time.Instant;
import java.util.Optional;

/** Opens files of the world of signatures, whichever they are. */
public final class View {

  private View() {}

  /**
   * Opens a file.
   *
   * @param bytes what stands in it
   * @param now the time in this world, against which ends are told
   * @return nothing when it is no file of a form that is known here
   * @throws LabException with the cause MALFORMED when it is one, and cannot be read
   */
  public static Optional<Opened> open(byte[] bytes, Instant now) {
    FileContent file = FileContent.of(bytes, now);
    return FileForm.ALL.stream()
        .filter(form -> form.fits(file))
        .findFirst()
        .map(form -> new Opened(form.kind(), form.specification(), form.open(file)));
  }
}
