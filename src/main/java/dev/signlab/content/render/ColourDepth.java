package dev.signlab.content.render;

/** How many colours a terminal shows. */
public enum ColourDepth {
  /** No colour and no bold: not one escape sequence for them is written. */
  NONE,
  /** The sixteen colours that the terminal's theme defines. */
  SIXTEEN,
  /** The fixed palette of 256. */
  INDEXED,
  /** Any colour. */
  TRUE
}
