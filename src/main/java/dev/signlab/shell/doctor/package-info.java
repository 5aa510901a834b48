/**
 * {@code doctor}: looks at the machine for whatever could spoil an evening.
 *
 * <p>Specification: none.
 *
 * <p>Start reading at {@link dev.signlab.shell.doctor.DoctorCommand}.
 */
@NullMarked
package dev.signlab.shell.doctor;

import org.jspecify.annotations.NullMarked;
