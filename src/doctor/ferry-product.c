/* Programs by their words. See ferry-product.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-product.h"

#include <string.h>

/* In lower case; the first that is found counts. */
static const struct
{
  const char *words;
  FerryProduct product;
} signs[] = {
  { "vsftpd", FERRY_PRODUCT_VSFTPD },
  { "proftpd", FERRY_PRODUCT_PROFTPD },
  { "pure-ftpd", FERRY_PRODUCT_PURE_FTPD },
  { "pureftpd.org", FERRY_PRODUCT_PURE_FTPD },
  { "microsoft ftp service", FERRY_PRODUCT_IIS },
  { "filezilla", FERRY_PRODUCT_FILEZILLA },
  { "pyftpdlib", FERRY_PRODUCT_OTHER },
  { "inetutils", FERRY_PRODUCT_OTHER },
  { "linux-ftpd", FERRY_PRODUCT_OTHER },
  { "serv-u", FERRY_PRODUCT_OTHER },
  { "bftpd", FERRY_PRODUCT_OTHER },
  { "wu-2", FERRY_PRODUCT_OTHER },
};

static const char *const names[] = {
  [FERRY_PRODUCT_UNKNOWN] = NULL,      [FERRY_PRODUCT_VSFTPD] = "vsftpd",
  [FERRY_PRODUCT_PROFTPD] = "ProFTPD", [FERRY_PRODUCT_PURE_FTPD] = "Pure-FTPd",
  [FERRY_PRODUCT_IIS] = "IIS",         [FERRY_PRODUCT_FILEZILLA] = "FileZilla Server",
  [FERRY_PRODUCT_OTHER] = NULL,
};

/**
 * ferry_product_find:
 * @text: (nullable): a greeting, or an answer to SYST, STAT or HELP
 */
FerryProduct
ferry_product_find (const char *text)
{
  g_autofree char *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  if (lower == NULL)
    return FERRY_PRODUCT_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (lower, signs[i].words) != NULL)
      return signs[i].product;
  return FERRY_PRODUCT_UNKNOWN;
}

/**
 * ferry_product_get_name:
 *
 * Returns: (nullable): as its makers write it; %NULL for one without a name here
 */
const char *
ferry_product_get_name (FerryProduct product)
{
  return names[product];
}

/* Where an answer names the client. vsftpd writes "Connected to" and means us; other servers mean
 * themselves. */
static const struct
{
  const char *words;
  FerryProduct product; /* UNKNOWN: any */
} openings[] = {
  { "Connected from ", FERRY_PRODUCT_UNKNOWN },
  { "only to ", FERRY_PRODUCT_UNKNOWN }, /* Pure-FTPd refusing PORT */
  { "Connected to ", FERRY_PRODUCT_VSFTPD },
};

/* The address at the beginning of @text; %NULL for a name. */
static char *
dup_address (const char *text)
{
  gsize length = strspn (text, "0123456789abcdefABCDEF:.");
  g_autofree char *address = g_strndup (text, length);

  while (length > 0 && (address[length - 1] == '.' || address[length - 1] == ':'))
    address[--length] = '\0';
  if (g_ascii_strncasecmp (address, "::ffff:", 7) == 0 && strchr (address, '.') != NULL)
    memmove (address, address + 7, length - 7 + 1);
  return g_hostname_is_ip_address (address) ? g_steal_pointer (&address) : NULL;
}

/* ProFTPD puts the address in parentheses behind the name. */
static char *
dup_address_behind_name (const char *text)
{
  const char *end = strpbrk (text, "\n");
  const char *open = strchr (text, '(');

  return open != NULL && (end == NULL || open < end) ? dup_address (open + 1) : NULL;
}

/**
 * ferry_product_dup_our_address:
 * @text: an answer to STAT, or a refusal of PORT
 *
 * Returns: (transfer full) (nullable): the address at which the server sees us, if it says so
 */
char *
ferry_product_dup_our_address (FerryProduct product, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      const char *at = strstr (text, openings[i].words);
      char *address;

      if (at == NULL ||
          (openings[i].product != FERRY_PRODUCT_UNKNOWN && openings[i].product != product))
        continue;
      at += strlen (openings[i].words);
      address = dup_address (at);
      if (address == NULL)
        address = dup_address_behind_name (at);
      if (address != NULL)
        return address;
    }
  return NULL;
}
