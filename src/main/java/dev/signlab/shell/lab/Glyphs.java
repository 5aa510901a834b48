package dev.signlab.shell.lab;

import dev.signlab.content.render.ColourDepth;
import dev.signlab.content.render.Look;
import dev.signlab.shell.command.Screen;

/**
 * The signs in front of lines, drawn or written.
 *
 * @param plain whether they are written
 */
record Glyphs(boolean plain) {

  static Glyphs of(Screen.Style style) {
    return new Glyphs(style.plain());
  }

  String passed() {
    return plain ? "done:" : "✔";
  }

  String failed() {
    return plain ? "not yet:" : "✘";
  }

  String waiting() {
    return plain ? "waiting:" : "·";
  }

  String here() {
    return plain ? ">" : "▸";
  }

  /** A bar of one piece for each part. */
  String bar(int done, int all) {
    return plain ? "" : "▰".repeat(done) + "▱".repeat(all - done);
  }

  String rule(int width) {
    return (plain ? "-" : "─").repeat(width);
  }

  /** How lessons are drawn on a screen of a style. */
  static Look look(Screen.Style style) {
    if (style.plain()) {
      return Look.plain(style.width());
    }
    ColourDepth depth =
        switch (style.colours()) {
          case 0 -> ColourDepth.NONE;
          case 16 -> ColourDepth.SIXTEEN;
          case 256 -> ColourDepth.INDEXED;
          default -> ColourDepth.TRUE;
        };
    Look.Links links = style.links() ? Look.Links.CLICKABLE : Look.Links.WRITTEN;
    return new Look(style.width(), depth, Look.Glyphs.DRAWN, links);
  }
}
