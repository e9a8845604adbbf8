/* Ferry's own file of sites. See ferry-export.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-export.h"

#include "ferry-cipher.h"
#include "ferry-site-format.h"

#include <string.h>

static GBytes *
seal_passwords (GHashTable *passwords, const char *passphrase, GError **error)
{
  g_auto (GVariantBuilder) builder =
      G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (FERRY_EXPORT_PASSWORDS_TYPE));
  g_autoptr (GVariant) list = NULL;
  g_autoptr (GBytes) plain = NULL;
  GHashTableIter iter;
  gpointer id, password;

  g_hash_table_iter_init (&iter, passwords);
  while (g_hash_table_iter_next (&iter, &id, &password))
    g_variant_builder_add (&builder, "(^ay^ay)", id, password);
  list = g_variant_ref_sink (g_variant_builder_end (&builder));
  plain = g_variant_get_data_as_bytes (list);
  return ferry_cipher_seal (passphrase, plain, error);
}

/**
 * ferry_export_sites:
 * @sites: (element-type FerrySite):
 * @passwords: (nullable) (element-type utf8 utf8): from a site's id to its password
 * @passphrase: (nullable): for the passwords; without it they are left out
 *
 * Takes a good part of a second where there are passwords.
 *
 * Returns: (transfer full): the file
 */
GBytes *
ferry_export_sites (GPtrArray *sites, GHashTable *passwords, const char *passphrase, GError **error)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  gsize length;
  char *text;

  g_key_file_set_comment (key_file, NULL, NULL, " Sites of Ferry, to be imported by another one.",
                          NULL);
  g_key_file_set_integer (key_file, FERRY_EXPORT_GROUP, "version", 1);
  if (passwords != NULL && passphrase != NULL && g_hash_table_size (passwords) > 0)
    {
      g_autoptr (GBytes) sealed = seal_passwords (passwords, passphrase, error);
      g_autofree char *digits = NULL;

      if (sealed == NULL)
        return NULL;
      digits = g_base64_encode (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
      g_key_file_set_string_list (key_file, FERRY_EXPORT_GROUP, "passwords",
                                  (const char *const[]){ FERRY_EXPORT_CIPHER, digits }, 2);
    }
  for (guint i = 0; i < sites->len; i++)
    {
      FerrySite *site = g_ptr_array_index (sites, i);

      ferry_site_format_write (key_file, ferry_site_get_id (site), ferry_site_get_data (site));
    }
  text = g_key_file_to_data (key_file, &length, NULL);
  return g_bytes_new_take (text, length);
}
