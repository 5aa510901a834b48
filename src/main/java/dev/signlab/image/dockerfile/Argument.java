package dev.signlab.image.dockerfile;

import java.util.Optional;

/**
 * One name that {@code ARG} declares.
 *
 * @param name the name
 * @param value its default, or nothing where none is given; an empty text is a value
 */
public record Argument(String name, Optional<String> value) {}
