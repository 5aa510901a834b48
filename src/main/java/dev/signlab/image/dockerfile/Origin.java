package dev.signlab.image.dockerfile;

/** From where a stage begins, or from where a {@code COPY} takes its files. */
public sealed interface Origin {

  /** Nothing at all: {@code scratch}. */
  record Nothing() implements Origin {}

  /** The folder of the files; no stage begins with it. */
  record Context() implements Origin {}

  /**
   * An earlier stage of the same Dockerfile.
   *
   * @param index its number, counted from 0
   */
  record EarlierStage(int index) implements Origin {}

  /**
   * Another image.
   *
   * @param name a reference, or {@code oci:FOLDER[:TAG]}
   */
  record OtherImage(String name) implements Origin {}
}
