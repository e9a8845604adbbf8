/* The queue by what has become of its rows: one list a page, over the queue's own, and how many
 * rows each has. A row that changes its state changes its page a moment later; that costs a few
 * steps, however long the queue is. Main thread.
 *
 * Signal: "changed" (pages): one of the counts did.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_TRANSFER_PAGE_ALL,
  FERRY_TRANSFER_PAGE_ACTIVE,
  FERRY_TRANSFER_PAGE_WAITING,
  FERRY_TRANSFER_PAGE_FAILED,
  FERRY_TRANSFER_PAGE_DONE,
  FERRY_N_TRANSFER_PAGES
} FerryTransferPage;

#define FERRY_TYPE_TRANSFER_PAGES (ferry_transfer_pages_get_type ())
G_DECLARE_FINAL_TYPE (FerryTransferPages, ferry_transfer_pages, FERRY, TRANSFER_PAGES, GObject)

FerryTransferPages *ferry_transfer_pages_new (FerryTransferQueue *queue);

GListModel *ferry_transfer_pages_get_rows (FerryTransferPages *pages, FerryTransferPage page);
guint ferry_transfer_pages_count (FerryTransferPages *pages, FerryTransferPage page);

guint ferry_transfer_page_get_states (FerryTransferPage page);
const char *ferry_transfer_page_get_id (FerryTransferPage page);
FerryTransferPage ferry_transfer_page_find (const char *id);

G_END_DECLS
