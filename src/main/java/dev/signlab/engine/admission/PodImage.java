package dev.signlab.engine.admission;

/**
 * An image that a pod would run.
 *
 * @param pointer where its name stands in the object (RFC 6901)
 * @param field the same as people read it, such as {@code spec.containers[0].image}
 * @param name as the pod has it
 */
public record PodImage(String pointer, String field, String name) {}
