/* Which character set are a server's names in? Nothing on the wire says so; the names themselves
 * do, the more of them the surer. A guess is fed with all names that come by and knows the best
 * answer so far. Pure; for one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FerryCharsetGuess FerryCharsetGuess;

FerryCharsetGuess *ferry_charset_guess_new (const char *locale, const char *known);
void ferry_charset_guess_free (FerryCharsetGuess *guess);

gboolean ferry_charset_guess_add (FerryCharsetGuess *guess, const char *name);
const char *ferry_charset_guess_get (FerryCharsetGuess *guess);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryCharsetGuess, ferry_charset_guess_free)

G_END_DECLS
