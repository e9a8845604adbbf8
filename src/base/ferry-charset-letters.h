/* The characters that names are mostly made of, by language: what a guess of the character set is
 * measured by. UTF-8; order and repetition mean nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char ferry_charset_japanese[];
extern const char ferry_charset_simplified_chinese[];
extern const char ferry_charset_traditional_chinese[];
extern const char ferry_charset_korean[];

extern const char ferry_charset_russian_pairs[];

G_END_DECLS
