/** Size of an ext4 image that holds a tree of so many bytes: journal, inode tables and 5 % for root (mke2fs(8)). */
export function imageBytes(treeBytes: number): number {
  return Math.ceil(treeBytes * 1.15) + 6 * mebibyte;
}

const mebibyte = 1024 * 1024;
