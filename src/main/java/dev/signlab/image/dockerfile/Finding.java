package dev.signlab.image.dockerfile;

import java.util.Optional;

/**
 * One thing that is wrong with a Dockerfile.
 *
 * @param line the line on which the instruction begins, counted from 1
 * @param text what is wrong
 * @param hint what can be done about it
 * @param wantsDocker whether Docker would do it
 */
public record Finding(int line, String text, Optional<String> hint, boolean wantsDocker) {

  static Finding of(int line, LineFault fault) {
    return new Finding(line, fault.text(), fault.hint(), false);
  }
}
