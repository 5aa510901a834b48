package dev.signlab.image.dockerfile;

/**
 * A file that stands in the Dockerfile itself, behind {@code COPY <<NAME}.
 *
 * @param name the word that ends it, and how the file is called in a folder
 * @param content its lines, each with its line end
 * @param expands whether variables are put in: not when the word was quoted
 */
public record Heredoc(String name, String content, boolean expands) {}
