/* Entries as JSON: the keys, and text that JSON cannot hold as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-listing.h"

#define TIME G_GINT64_CONSTANT (1706955072) /* 2024-02-03T10:11:12Z */

typedef struct
{
  const char *json;
  FerryEntry entry;
  const char *charset;
} Case;

static const Case cases[] = {
  { "{\"name\":\"a b\",\"kind\":\"other\"}",
    { .name = "a b", .size = -1, .mode = FERRY_MODE_UNKNOWN } },
  { "{\"name\":\"a\",\"kind\":\"file\",\"size\":0,\"modified\":\"2024-02-03\",\"owner\":\"kai\","
    "\"group\":\"staff\",\"mode\":\"644\"}",
    { .name = "a",
      .kind = FERRY_KIND_FILE,
      .modified = TIME,
      .precision = FERRY_PRECISION_DAY,
      .owner = "kai",
      .group = "staff",
      .mode = 0644 } },
  { "{\"name\":\"a\",\"kind\":\"directory\",\"size\":5368709120,"
    "\"modified\":\"2024-02-03T10:11\",\"mode\":\"1777\"}",
    { .name = "a",
      .kind = FERRY_KIND_DIRECTORY,
      .size = G_GINT64_CONSTANT (5368709120),
      .modified = TIME,
      .precision = FERRY_PRECISION_MINUTE,
      .mode = 01777 } },
  { "{\"name\":\"a\",\"kind\":\"link\",\"modified\":\"2024-02-03T10:11:12\",\"target\":\"../x\","
    "\"mode\":\"0\"}",
    { .name = "a\0../x",
      .has_target = 1,
      .kind = FERRY_KIND_LINK,
      .size = -1,
      .modified = TIME,
      .precision = FERRY_PRECISION_SECOND,
      .mode = 0 } },
  { "{\"name\":\"a\",\"kind\":\"file\",\"modified\":\"2024-02-03T10:11Z\"}",
    { .name = "a",
      .kind = FERRY_KIND_FILE,
      .size = -1,
      .modified = TIME,
      .is_utc = 1,
      .precision = FERRY_PRECISION_MINUTE,
      .mode = FERRY_MODE_UNKNOWN } },
  { "{\"name\":\"a\",\"kind\":\"file\",\"modified\":\"2024-02-03T10:11:12Z\"}",
    { .name = "a",
      .kind = FERRY_KIND_FILE,
      .size = -1,
      .modified = TIME,
      .is_utc = 1,
      .precision = FERRY_PRECISION_SECOND,
      .mode = FERRY_MODE_UNKNOWN } },
  { "{\"name\":\"\\\"\\\\\\u0001\\u000a/é\",\"kind\":\"file\"}",
    { .name = "\"\\\001\n/é", .kind = FERRY_KIND_FILE, .size = -1, .mode = FERRY_MODE_UNKNOWN } },
  { "{\"name\":\"a\357\277\275b\",\"kind\":\"file\",\"raw\":\"a%E9b\"}",
    { .name = "a\351b", .kind = FERRY_KIND_FILE, .size = -1, .mode = FERRY_MODE_UNKNOWN } },
  { "{\"name\":\"ソ\",\"kind\":\"file\"}",
    { .name = "\x83\x5c", .kind = FERRY_KIND_FILE, .size = -1, .mode = FERRY_MODE_UNKNOWN },
    "CP932" },
  { "{\"name\":\"ソ%FF\",\"kind\":\"file\",\"raw\":\"%83%5C%FF\"}",
    { .name = "\x83\x5c\xff", .kind = FERRY_KIND_FILE, .size = -1, .mode = FERRY_MODE_UNKNOWN },
    "CP932" },
};

static void
test_json (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = ferry_cli_listing_to_json (&cases[i].entry, cases[i].charset);

      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-listing/json", test_json);
  return g_test_run ();
}
