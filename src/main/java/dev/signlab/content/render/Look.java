package dev.signlab.content.render;

/**
 * What a screen can show and its reader wants to see.
 *
 * @param width columns, at least {@value #NARROWEST}; fewer are taken as that many
 * @param colours how many colours it has
 * @param glyphs whether lines, boxes and bullets are drawn or written
 * @param links whether links can be clicked or are written out
 */
public record Look(int width, ColourDepth colours, Glyphs glyphs, Links links) {

  /** The width of a terminal of which nothing is known. */
  public static final int USUAL_WIDTH = 80;

  static final int NARROWEST = 24;

  /** How lines, boxes and bullets appear. */
  public enum Glyphs {
    /** With the characters made for it. */
    DRAWN,
    /** In words and ASCII, one idea a line, fit to be read aloud. */
    WRITTEN
  }

  /** How links appear. */
  public enum Links {
    /** As OSC 8 hyperlinks. */
    CLICKABLE,
    /** With the address in parentheses. */
    WRITTEN
  }

  /** Widens what is too narrow. */
  public Look {
    width = Math.max(width, NARROWEST);
  }

  /** Returns a look without colour, glyphs or escape sequences. */
  public static Look plain(int width) {
    return new Look(width, ColourDepth.NONE, Glyphs.WRITTEN, Links.WRITTEN);
  }

  /** Returns the look of an ordinary terminal. */
  public static Look terminal(int width, ColourDepth colours) {
    Links links = colours == ColourDepth.NONE ? Links.WRITTEN : Links.CLICKABLE;
    return new Look(width, colours, Glyphs.DRAWN, links);
  }

  boolean isWritten() {
    return glyphs == Glyphs.WRITTEN;
  }
}
