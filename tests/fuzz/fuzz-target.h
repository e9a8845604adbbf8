/* What a fuzz target is: one function that gets bytes as a hostile peer may send them, and aborts
 * where a promise is broken. libFuzzer calls it with bytes of its own making; fuzz-replay.c, in the
 * ordinary tests, with those of files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);
