/* Names of files as people give them, by language: to be written in the sets that the language has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

extern const char *const ferry_test_japanese_names[];
extern const char *const ferry_test_half_width_names[];
extern const char *const ferry_test_simplified_chinese_names[];
extern const char *const ferry_test_traditional_chinese_names[];
extern const char *const ferry_test_korean_names[];
extern const char *const ferry_test_russian_names[];
extern const char *const ferry_test_western_names[];
